delivery-repeated = You may have received this before. Reference: { $reference }.
