"""mailflow is the registration desk behind one e-mail address."""
