#pragma warning disable IDE1006 // display is spelled as notebooks on every C# kernel spell it

namespace DarkSector.Interactive.Scripting;

/// <summary>What every cell and script can name without declaring it.</summary>
public sealed class ScriptGlobals
{
    internal ScriptGlobals(IEnumerable<string> arguments) => Args = [.. arguments];

    /// <summary>The command-line arguments of the run, such as <c>--seed 20230607 --events 1000</c>.</summary>
    public IList<string> Args { get; }

    /// <summary>Shows a value in the output of the running cell.</summary>
    /// <param name="value">The value to show.</param>
    /// <param name="mimeTypes">The representations wanted; none means all the value offers.</param>
    /// <returns>A handle with which the shown value can be replaced.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Markup as a value: shown as what it says, not as text.</summary>
    /// <param name="content">The HTML.</param>
    public static MimeBundle HTML(string content) => MimeBundle.Of("text/html", content);

    /// <summary>Cancelled when the user interrupts the running cell: hand it to what should stop in good order.</summary>
    public static CancellationToken Interrupted => RunningCell.Current?.Interrupt ?? CancellationToken.None;

    /// <summary>Removes what the running cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => RunningCell.Require().Send(new OutputCleared(wait));

    /// <summary>Writes a value to the console, as dotnet-script does.</summary>
    /// <param name="value">The value to write.</param>
    public static void Print(object? value) => Console.WriteLine(ValueRenderer.Render(value).Text);
}
