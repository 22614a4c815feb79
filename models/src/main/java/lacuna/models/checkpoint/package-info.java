/** Files of weights: safetensors and what torch.save writes, read without executing anything in them. */
package lacuna.models.checkpoint;
