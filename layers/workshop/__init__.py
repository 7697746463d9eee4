"""話し合い: moves on a board, the board that they come to, the series of meetings, and the vision that comes out."""
