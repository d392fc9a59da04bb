using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace DarkSector.Interactive.Scripting;

/// <summary>Lets one script be compiled at a time in this process.</summary>
/// <remarks>Two compilations at once each make their own picture of the same libraries. The next cell may then take the other one's: a unit is
/// "ambiguous between Units.GeV and Units.GeV". Behind the gate the second compilation finds the picture that the first one made.</remarks>
internal static class CompilerGate
{
    private static readonly Lock Gate = new();

    /// <summary>Compiles a script while no other one is compiled.</summary>
    public static ImmutableArray<Diagnostic> CompileAlone(this Script script)
    {
        lock (Gate)
            return script.Compile();
    }
}
