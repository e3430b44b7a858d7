using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace CompiledNet.Plots;

/// <summary>
/// One or several plots side by side as one picture, SVG or PNG. Each plot is one of ScottPlot, of which everything may be changed before the figure is written.
/// </summary>
public sealed class Figure
{
    /// <summary>Puts plots into rows of so many columns; those of other figures may be among them.</summary>
    /// <param name="panels">The plots, row by row.</param>
    /// <param name="columns">How many stand side by side.</param>
    /// <param name="panelWidth">The width of each in pixels.</param>
    /// <param name="panelHeight">The height of each in pixels.</param>
    /// <exception cref="ArgumentException">There is no plot.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Figure(IReadOnlyList<Plot> panels, int columns = 1, int panelWidth = 640, int panelHeight = 420)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(panelWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(panelHeight);
        if (panels.Count == 0) throw new ArgumentException("A figure needs a plot.", nameof(panels));
        (Panels, Columns, PanelWidth, PanelHeight) = (panels, Math.Min(columns, panels.Count), panelWidth, panelHeight);
    }

    /// <summary>The plots, row by row.</summary>
    public IReadOnlyList<Plot> Panels { get; }

    /// <summary>How many stand side by side.</summary>
    public int Columns { get; }

    /// <summary>The width of a plot in pixels.</summary>
    public int PanelWidth { get; }

    /// <summary>The height of a plot in pixels.</summary>
    public int PanelHeight { get; }

    /// <summary>The width of the figure in pixels.</summary>
    public int Width => Columns * PanelWidth;

    /// <summary>The height of the figure in pixels.</summary>
    public int Height => (Panels.Count + Columns - 1) / Columns * PanelHeight;

    /// <summary>The figure as the text of an SVG file; letters stay letters.</summary>
    /// <exception cref="InvalidOperationException">This machine has no font.</exception>
    public string ToSvg()
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream)) Render(canvas);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The figure as the bytes of a PNG file.</summary>
    /// <param name="scale">Pixels of the picture for each of the figure: 2 for print.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not from 0.1 to 10.</exception>
    /// <exception cref="InvalidOperationException">This machine has no font.</exception>
    public byte[] ToPng(double scale = 1)
    {
        if (!(scale is >= 0.1 and <= 10)) throw new ArgumentOutOfRangeException(nameof(scale), scale, "A scale from 0.1 to 10 was expected.");
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Round(Width * scale), (int)Math.Round(Height * scale)));
        surface.Canvas.Scale((float)scale);
        Render(surface.Canvas);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return encoded.ToArray();
    }

    /// <summary>Writes <see cref="ToSvg"/> into a file, which is replaced as a whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public void SaveSvg(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] text = Encoding.UTF8.GetBytes(ToSvg());
        AtomicFile.Write(path, stream => stream.Write(text));
    }

    /// <summary>Writes <see cref="ToPng"/> into a file, which is replaced as a whole.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Writing to the folder, or to the file, is not allowed.</exception>
    public void SavePng(string path, double scale = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] picture = ToPng(scale);
        AtomicFile.Write(path, stream => stream.Write(picture));
    }

    private void Render(SKCanvas canvas)
    {
        FigureFont.Check();
        canvas.Clear(SKColors.White);
        for (int i = 0; i < Panels.Count; i++)
        {
            int left = i % Columns * PanelWidth, top = i / Columns * PanelHeight;
            Panels[i].RenderManager.ClearCanvasBeforeEachRender = false;
            Panels[i].Render(canvas, new PixelRect(left, left + PanelWidth, top + PanelHeight, top));
        }
    }
}
