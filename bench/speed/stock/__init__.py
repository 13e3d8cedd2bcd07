"""Stock Rasa on our data: its environment, its project and its training, to compare with."""
