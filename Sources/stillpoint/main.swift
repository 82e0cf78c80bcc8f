print("stillpoint")
