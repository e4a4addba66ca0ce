"""The figures behind the charts of Trends, as tables."""

import streamlit as st

from footlog.charts.frames import Frame, days_only


def show_tables(weeks: Frame, pain: Frame) -> None:
    """Show the weeks of a `weeks_frame` and the scores of a `pain_frame`; missing stays empty."""
    with st.expander("The figures as a table"):
        st.dataframe(
            days_only(weeks, "week").drop(columns=["middle", "end", "changed", "words"]),
            hide_index=True,
            column_config={
                "week": st.column_config.DateColumn("Week of", format="YYYY-MM-DD"),
                "due": "Sets due",
                "credited": "Credited",
                "extra": "Extra",
                "share": st.column_config.NumberColumn("Adherence", format="percent"),
                "days_recorded": "Days recorded",
                "paused": "Days paused",
                "so_far": "Not over",
            },
            alt="The weeks as a table",
        )
        st.dataframe(
            days_only(pain.dropna(subset=["mean"]), "day"),
            hide_index=True,
            column_config={
                "day": st.column_config.DateColumn("Day", format="YYYY-MM-DD"),
                "moment": "Moment",
                "mean": st.column_config.NumberColumn("Pain", format="%.1f"),
                "n": "Scores",
                "smooth": st.column_config.NumberColumn("7-day mean", format="%.1f"),
            },
            alt="The pain scores as a table",
        )
