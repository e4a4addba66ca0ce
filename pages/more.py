"""More: links to the pages that the bar at the foot of a phone has no room for."""

import streamlit as st

from footlog.ui.views.frame import show_more

st.title("More", anchor=False)
show_more()
