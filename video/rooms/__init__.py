"""People are brought together: media pass from one browser to the other, decrypted and encrypted, never decoded."""
