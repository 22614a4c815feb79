/** Diverse Inpainting and Editing with GAN Inversion (Yildirim et al., ICCV 2023): many fills of one gap, and edits of each. */
package lacuna.models.diverse;
