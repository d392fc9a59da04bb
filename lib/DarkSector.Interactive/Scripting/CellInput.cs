namespace DarkSector.Interactive.Scripting;

/// <summary>Standard input of a process whose cells ask a front end: <c>Console.ReadLine</c> goes to the reader of the running cell.</summary>
internal sealed class CellInput : TextReader
{
    /// <summary>From here on, the process reads from its front end.</summary>
    public static void Install() => Console.SetIn(new CellInput());

    public override string? ReadLine() => RunningCell.Require().ReadLine();

    public override string ReadToEnd() => ReadLine() ?? "";

    public override int Read() => -1;

    public override int Peek() => -1;
}
