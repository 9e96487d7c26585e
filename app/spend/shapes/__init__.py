"""The shapes of the answers: what the doors say, in msgspec structs."""
