"""The promises of the fake: other tests rely on them."""
