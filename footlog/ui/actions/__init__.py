"""What a tap on a page does to the diary, and the notice that says so."""
