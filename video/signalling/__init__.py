"""One offer, one answer: what two ends agree on before media flow, without any I/O."""
