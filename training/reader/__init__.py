"""Training of the English reader: one small encoder with heads for attributions, names, times and labels."""
