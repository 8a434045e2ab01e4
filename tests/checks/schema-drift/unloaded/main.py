from records import orders
