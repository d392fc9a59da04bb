using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Scripting;

/// <summary>Turns an exception thrown by a cell into an error that leads the reader to the line.</summary>
/// <remarks>Frames of the host, and of the machinery of async methods, are left out; long excursions into libraries are shortened.</remarks>
internal static partial class ScriptTraceback
{
    private const int LibraryFramesShown = 4;

    public static ScriptError Of(Exception exception, string folder)
    {
        while (exception is AggregateException { InnerExceptions.Count: 1 } or TargetInvocationException { InnerException: not null })
            exception = exception.InnerException!;

        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => !IsMachinery(frame)).ToArray();
        var inCell = Array.FindIndex(frames, IsScript);
        ImmutableArray<string> traceback =
        [
            $"{exception.GetType().Name}: {exception.Message}",
            .. Causes(exception),
            .. Describe(frames, inCell, folder),
        ];
        // The outermost place is the line of the cell that ran; the way from there to the throw is in the traceback.
        var (source, line) = inCell < 0 ? (null, null) : Place(frames.Last(IsScript), folder);
        return new(exception.GetType().Name, exception.Message, source, line, traceback);
    }

    private static IEnumerable<string> Causes(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            yield return $"  caused by {cause.GetType().Name}: {cause.Message}";
    }

    private static IEnumerable<string> Describe(StackFrame[] frames, int inCell, string folder)
    {
        var library = inCell < 0 ? frames : frames[..inCell];
        foreach (var frame in library.Take(LibraryFramesShown))
            yield return $"   at {MethodName(frame)}";
        if (library.Length > LibraryFramesShown)
            yield return $"   ... {library.Length - LibraryFramesShown} more calls";
        if (inCell < 0)
            yield break;
        foreach (var frame in frames[inCell..].Where(IsScript))
        {
            var (source, line) = Place(frame, folder);
            yield return string.Create(CultureInfo.InvariantCulture, $"   at {CellMethod(frame)}{source} line {line}");
        }
    }

    private static bool IsScript(StackFrame frame) =>
        frame.GetFileName() is not null && Outermost(frame.GetMethod()?.DeclaringType)?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;

    private static bool IsMachinery(StackFrame frame)
    {
        var scope = frame.GetMethod()?.DeclaringType?.Namespace ?? "";
        return scope.StartsWith("Microsoft.CodeAnalysis.Scripting", StringComparison.Ordinal)
            || scope.StartsWith("DarkSector.Interactive.Scripting", StringComparison.Ordinal)
            || scope is "System.Runtime.ExceptionServices" or "System.Runtime.CompilerServices";
    }

    private static (string? Source, int? Line) Place(StackFrame frame, string folder) =>
        (ScriptPaths.Describe(frame.GetFileName()!, folder), frame.GetFileLineNumber());

    /// <summary>The function of the cell, followed by "in"; nothing for the body of the cell itself.</summary>
    private static string CellMethod(StackFrame frame)
    {
        var name = SourceName(frame.GetMethod()!);
        return name.Length == 0 ? "" : name + " in ";
    }

    private static string MethodName(StackFrame frame) => frame.GetMethod() is { } method
        ? $"{Outermost(method.DeclaringType)?.FullName}.{SourceName(method)}"
        : "an unknown method";

    /// <summary>The name in the source of what the compiler called <c>&lt;Name&gt;d__1.MoveNext</c> or <c>&lt;Name&gt;g__Local|0_0</c>.</summary>
    private static string SourceName(MethodBase method)
    {
        var name = method.Name == "MoveNext" ? method.DeclaringType!.Name : method.Name;
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups[1].Value;
        if (name.Contains(">b__", StringComparison.Ordinal))
            return "a lambda";
        if (name.Contains("<Initialize>", StringComparison.Ordinal))
            return "";
        return StateMachine().Match(name) is { Success: true } machine ? machine.Groups[1].Value : name;
    }

    private static Type? Outermost(Type? type)
    {
        while (type?.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    [GeneratedRegex(@">g__(\w+)\|")]
    private static partial Regex LocalFunction();

    [GeneratedRegex("^<(\\w+)>")]
    private static partial Regex StateMachine();
}
