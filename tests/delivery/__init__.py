"""How updates arrive and messages leave, over real HTTP to the playground."""
