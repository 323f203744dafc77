"""Translation engines: the protocol, the registry, the memory."""
