using System;
using System.Linq;
using SkiaSharp;

namespace CompiledNet.Plots;

/// <summary>The face that figures are written in.</summary>
internal static class FigureFont
{
    // What every number and every label needs some of.
    private const string Letters = "0123456789aeZ";

    // Skia's own choice may have serifs.
    private static readonly string[] s_wanted = ["Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans"];

    /// <summary>The name of its family; null for what ScottPlot takes by itself.</summary>
    public static string? Family { get; } = s_wanted.FirstOrDefault(SKFontManager.Default.FontFamilies.Contains);

    /// <summary>Looks whether it has letters: without, Skia would leave all labels out and say nothing.</summary>
    /// <exception cref="InvalidOperationException">It has not.</exception>
    public static void Check()
    {
        using var face = SKTypeface.FromFamilyName(Family ?? ScottPlot.Fonts.Default);
        Check(face, Letters);
    }

    /// <summary>Looks whether a face has all of these letters.</summary>
    public static void Check(SKTypeface? face, string letters)
    {
        if (face is null || !face.ContainsGlyphs(letters))
            throw new InvalidOperationException("A figure has labels, and this machine has no font to write them with: install one, on Debian by apt-get install fonts-dejavu-core.");
    }
}
