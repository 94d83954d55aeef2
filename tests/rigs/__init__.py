"""Rigs: whole processes under storms and kill -9, judged by an oracle of their own."""
