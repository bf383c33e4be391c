### Mẫu phiếu.
