"""The benchmarks: that they run, and that the peers come to what the tool comes to. No figure is judged."""
