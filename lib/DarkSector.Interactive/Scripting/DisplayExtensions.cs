namespace DarkSector.Interactive.Scripting;

/// <summary>Shows values in the output of the running cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value in the output of the running cell.</summary>
    /// <param name="value">The value to show.</param>
    /// <param name="mimeTypes">The representations wanted; none means all the value offers.</param>
    /// <returns>A handle with which the shown value can be replaced.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(RunningCell.Require());
        displayed.Show(ValueRenderer.Render(value, mimeTypes));
        return displayed;
    }

    /// <summary>Shows text as content of a given type, such as <c>text/html</c>.</summary>
    /// <param name="content">The content.</param>
    /// <param name="mimeType">Its MIME type.</param>
    /// <returns>A handle with which the shown value can be replaced.</returns>
    public static DisplayedValue DisplayAs(this string content, string mimeType)
    {
        var displayed = new DisplayedValue(RunningCell.Require());
        displayed.Show(MimeBundle.Of(mimeType, content));
        return displayed;
    }
}

/// <summary>A value that was shown and can be replaced, for instance by a progress count.</summary>
public sealed class DisplayedValue
{
    private readonly RunningCell cell;
    private readonly string displayId;

    internal DisplayedValue(RunningCell cell) => (this.cell, displayId) = (cell, cell.NextDisplayId());

    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value) => cell.Send(new DisplayUpdate(ValueRenderer.Render(value), displayId));

    internal void Show(MimeBundle data) => cell.Send(new DisplayOutput(data, displayId));
}
