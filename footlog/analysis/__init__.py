"""What is calculated from the facts: sets due, adherence, pain over time; and the formulas in words."""
