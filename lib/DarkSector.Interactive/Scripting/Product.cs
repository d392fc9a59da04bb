using System.Runtime.InteropServices;

namespace DarkSector.Interactive.Scripting;

/// <summary>What this program is, for those who ask.</summary>
internal static class Product
{
    /// <summary>Version of the program.</summary>
    public static string Version => typeof(Product).Assembly.GetName().Version!.ToString(3);

    /// <summary>A line as bug reports need it.</summary>
    public static string Describe() =>
        $"DarkSector.Interactive {Version}: C# 14 on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}.";
}
