namespace DarkSector.Interactive.Scripting;

/// <summary>One thing a running cell says; delivered to the sink at the moment it is said.</summary>
public abstract record CellOutput;

/// <summary>Text written to the console by the cell.</summary>
/// <param name="Name">The stream: <c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text, as written; a line may arrive in several pieces.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value shown by <c>display(value)</c>.</summary>
/// <param name="Data">The representations of the value.</param>
/// <param name="DisplayId">Names this place in the output, so that a later <see cref="DisplayUpdate"/> can replace its content.</param>
public sealed record DisplayOutput(MimeBundle Data, string DisplayId) : CellOutput;

/// <summary>New content for what was displayed before.</summary>
/// <param name="Data">The representations of the new value.</param>
/// <param name="DisplayId">The place, as named by the <see cref="DisplayOutput"/>.</param>
public sealed record DisplayUpdate(MimeBundle Data, string DisplayId) : CellOutput;

/// <summary>The value of the last expression of a cell.</summary>
/// <param name="Data">The representations of the value.</param>
public sealed record ValueOutput(MimeBundle Data) : CellOutput;

/// <summary>The error that ended a cell.</summary>
/// <param name="Error">What went wrong and where.</param>
public sealed record ErrorOutput(ScriptError Error) : CellOutput;

/// <summary>What the cell has shown so far is to be removed.</summary>
/// <param name="Wait">Whether to remove it only when the next output comes.</param>
public sealed record OutputCleared(bool Wait) : CellOutput;
