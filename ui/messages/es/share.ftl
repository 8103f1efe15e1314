## Share
