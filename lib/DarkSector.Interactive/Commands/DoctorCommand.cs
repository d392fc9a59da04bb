using System.CommandLine;
using DarkSector.Interactive.Health;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector doctor</c>: looks at the installation and says what to do.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks SDK, kernel, converters, data sets and output folder, and says what to do. Exit code 1 when something needed is missing.");
        command.SetAction(async (parsed, _) =>
        {
            ScriptEngine.WarmUp();
            var found = await Examination.OfAsync(Environment.CurrentDirectory, Environment.GetEnvironmentVariable, Console.OutputEncoding.WebName).ConfigureAwait(false);
            return Report(Checkup.Of(found), parsed.InvocationConfiguration.Output);
        });
        return command;
    }

    /// <returns>0 when nothing needed is missing, else 1.</returns>
    internal static int Report(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (var finding in findings)
            output.WriteLine(finding);
        var missing = findings.Count(finding => finding.Standing == Standing.Missing);
        output.WriteLine(missing == 0 ? "All that is needed is there." : $"{missing} of {findings.Count} need attention.");
        return missing == 0 ? 0 : 1;
    }
}
