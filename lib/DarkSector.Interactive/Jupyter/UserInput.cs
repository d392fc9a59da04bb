using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Asks the user of the front end that runs a cell.</summary>
/// <param name="sockets">The way to the front end.</param>
internal sealed class UserInput(KernelSockets sockets)
{
    /// <summary>Waits for a line.</summary>
    /// <param name="request">The request that runs the cell.</param>
    /// <param name="prompt">What the user is asked.</param>
    /// <param name="interrupt">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The front end does not answer questions.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string ReadLine(JupyterMessage request, string prompt, CancellationToken interrupt)
    {
        // Answers to earlier questions that came too late.
        while (sockets.Answers.TryRead(out _))
        {
        }

        if (!request.Content.Flag("allow_stdin", false) || !sockets.Ask(request, new JsonObject { ["prompt"] = prompt, ["password"] = false }))
            throw new InvalidOperationException("This cell asks for input, and this front end does not give any (a run without a user?); set a variable instead.");
        while (true)
        {
            var answer = sockets.Answers.ReadAsync(interrupt).AsTask().GetAwaiter().GetResult();
            if (answer.Type == "input_reply" && answer.Session == request.Session)
                return answer.Text("value");
        }
    }
}
