"""What taps do: the callbacks of each page, which change the diary and put a notice."""
