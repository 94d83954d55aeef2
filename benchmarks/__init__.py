"""Benchmarks: ratios between programs that do the same work side by side, in one run, on one machine."""
