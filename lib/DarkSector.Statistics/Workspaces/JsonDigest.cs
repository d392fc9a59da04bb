using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DarkSector.Statistics.Workspaces;

/// <summary>The digest that patch sets keep of the workspace they were made for.</summary>
/// <remarks>A hash of the document in one form: names sorted, ", " and ": " between entries, whole numbers as they are, others in the shortest form
/// that gives them back, with an exponent below 1e-4 and from 1e16.</remarks>
internal static class JsonDigest
{
    /// <summary>The hash in hexadecimal digits.</summary>
    /// <param name="element">The document.</param>
    /// <param name="algorithm">md5, sha1, sha256, sha384 or sha512.</param>
    /// <param name="path">Where the algorithm was asked for.</param>
    internal static string Of(JsonElement element, string algorithm, string path)
    {
        var text = new StringBuilder();
        Write(element, text);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Convert.ToHexStringLower(algorithm switch
        {
            "sha256" => SHA256.HashData(bytes),
            "sha384" => SHA384.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
#pragma warning disable CA5350, CA5351 // Published patch sets carry these digests; they guard against mistakes, not against attacks.
            "sha1" => SHA1.HashData(bytes),
            "md5" => MD5.HashData(bytes),
#pragma warning restore CA5350, CA5351
            _ => throw new WorkspaceException(path, $"There is no digest '{algorithm}'; known: md5, sha1, sha256, sha384, sha512."),
        });
    }

    /// <summary>A number in the shortest form, with an exponent where it is below 1e-4 or not below 1e16.</summary>
    internal static string Number(double value)
    {
        if (value == 0)
            return double.IsNegative(value) ? "-0.0" : "0.0";
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var plain = parts[0].Replace(".", "", StringComparison.Ordinal);
        var leading = plain.Length - plain.TrimStart('0').Length;
        var exponent = (point < 0 ? plain.Length : point) - 1 - leading
            + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var digits = plain.Trim('0');
        var sign = value < 0 ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? $"{sign}{digits}{new string('0', exponent + 1 - digits.Length)}.0"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = element.EnumerateObject().OrderBy(property => Encoding.UTF8.GetBytes(property.Name), ByteOrder).ToArray();
                Join(text, '{', '}', properties, property =>
                {
                    Write(property.Name, text);
                    text.Append(": ");
                    Write(property.Value, text);
                });
                break;
            case JsonValueKind.Array:
                Join(text, '[', ']', [.. element.EnumerateArray()], entry => Write(entry, text));
                break;
            case JsonValueKind.String:
                Write(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                var raw = element.GetRawText();
                text.Append(raw.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? Number(element.GetDouble()) : raw == "-0" ? "0" : raw);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static readonly Comparer<byte[]> ByteOrder = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static void Join<T>(StringBuilder text, char open, char close, T[] entries, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            write(entries[i]);
        }

        text.Append(close);
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
