"""Many documents: each read by itself, side by side, and kept so that an interrupted run goes on."""
