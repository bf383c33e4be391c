### Forms.
