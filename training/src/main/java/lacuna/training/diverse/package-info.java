/** How Diverse Inpainting and Editing is trained (Yildirim et al., ICCV 2023). */
package lacuna.training.diverse;
