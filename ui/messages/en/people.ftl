## people
