"""The real program, several workers of it, while the world around it breaks."""
