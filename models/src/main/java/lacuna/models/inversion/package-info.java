/**
 * What the networks share that bring an image into the space of a prior's codes (GAN inversion): the encoder of pSp and its
 * parts, which stand alone for those networks that use them otherwise.
 */
package lacuna.models.inversion;
