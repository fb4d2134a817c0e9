"""Decide: Facts -> Verdict. Pure; the first rule that matches wins."""
