namespace DarkSector.Interactive.Scripting;

/// <summary>The errors of interrupted cells.</summary>
internal static class InterruptedCell
{
    /// <summary>Name of the error.</summary>
    public const string Name = "Interrupted";

    /// <summary>True for what an interrupt makes a cell throw, on one thread or on several.</summary>
    public static bool Explains(Exception? exception) => exception is OperationCanceledException or ThreadInterruptedException
        || exception is AggregateException several && several.Flatten().InnerExceptions.All(Explains);

    /// <summary>A cell that ended by itself when asked to.</summary>
    public static ScriptError Stopped(ScriptError where) =>
        new(Name, "The cell was interrupted.", where.Source, where.Line, [$"{Name}: the cell was interrupted; its variables are kept.", .. where.Traceback.Skip(1)]);

    /// <summary>A cell that was left behind.</summary>
    public static ScriptError Abandoned(string source) =>
        new(Name, "The cell was interrupted.", source, null,
            [$"{Name}: {source} was left behind; a library call that it made may still be at work, unseen. Variables of earlier cells are kept, those declared in this cell are not."]);
}
