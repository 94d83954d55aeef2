"""The heart of Folkmoot: rules, services, screens, delivery, web pages and the playground."""
