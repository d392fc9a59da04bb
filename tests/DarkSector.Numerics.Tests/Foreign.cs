using System.Globalization;

namespace DarkSector.Numerics.Tests;

/// <summary>A culture with a decimal comma, as a host may have set it.</summary>
internal static class Foreign
{
    public static string Run(Func<string> text)
    {
        var (before, comma) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            return text();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
