using System.Text;

namespace DarkSector.Interactive.Scripting;

/// <summary>While at least one capture is open, text written to the console by a running cell goes to that cell.</summary>
/// <remarks>Text from outside of any cell reaches the original console, which is put back when the last capture closes.</remarks>
internal sealed class ConsoleCapture : IDisposable
{
    private static readonly Lock Gate = new();
    private static int open;
    private static (TextWriter Out, TextWriter Error) originals;

    private ConsoleCapture()
    {
    }

    public static ConsoleCapture Open()
    {
        lock (Gate)
        {
            if (open++ == 0)
            {
                originals = (Console.Out, Console.Error);
                Console.SetOut(new CellWriter("stdout", originals.Out));
                Console.SetError(new CellWriter("stderr", originals.Error));
            }
        }

        return new ConsoleCapture();
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (--open > 0)
                return;
            Console.SetOut(originals.Out);
            Console.SetError(originals.Error);
        }
    }

    private sealed class CellWriter(string name, TextWriter original) : TextWriter
    {
        public override Encoding Encoding => original.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (RunningCell.Current is not { } cell)
                original.Write(value);
            else if (!string.IsNullOrEmpty(value))
                cell.Send(new StreamOutput(name, value));
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void Flush() => original.Flush();
    }
}
