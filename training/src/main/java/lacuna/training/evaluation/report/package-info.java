/** What is written of an evaluation: tables, and a report with pictures. */
package lacuna.training.evaluation.report;
