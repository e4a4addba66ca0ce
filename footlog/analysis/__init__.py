"""What the facts come to: sets due, adherence, pain over time, and the formulas in words."""
