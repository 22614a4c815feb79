/** Directions of a prior's codes along which one property of its images changes: learned, judged, named and kept with the model. */
package lacuna.training.directions;
