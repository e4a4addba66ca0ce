"""What the facts come to in figures: sets due, adherence, pain; and the formulas in words."""
