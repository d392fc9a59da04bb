namespace DarkSector.Notebook.Rendering;

/// <summary>A rectangle on the canvas [px]; y grows downwards, as in SVG.</summary>
/// <param name="Left">Left edge [px].</param>
/// <param name="Top">Upper edge [px].</param>
/// <param name="Right">Right edge [px].</param>
/// <param name="Bottom">Lower edge [px].</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Horizontal extent [px].</summary>
    public double Width => Right - Left;

    /// <summary>Vertical extent [px].</summary>
    public double Height => Bottom - Top;

    /// <summary>Whether two rectangles share an area; touching edges do not count.</summary>
    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether another rectangle lies inside this one, edges included.</summary>
    public bool Contains(Box other) => Left <= other.Left && Top <= other.Top && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>The rectangle grown by a margin on all sides; shrunk by a negative one.</summary>
    /// <param name="margin">Margin [px].</param>
    public Box Grow(double margin) => new(Left - margin, Top - margin, Right + margin, Bottom + margin);
}
