using System;
using System.Globalization;

namespace CompiledNet.Images;

/// <summary>
/// Draws a confusion matrix: a row per actual and a column per predicted class, darker the larger the share of its row, with the counts; those of
/// more classes than anybody reads numbers of as squares without.
/// </summary>
internal static class ConfusionImage
{
    private const int Margin = 3, Scale = 3, MostWithCounts = 50, Side = 1000;

    public static PngImage Draw(ConfusionMatrix matrix)
    {
        int classes = matrix.Classes;
        if (classes > MostWithCounts) return DrawShares(matrix, Math.Max(1, Side / classes));
        long most = 0;
        for (int i = 0; i < classes * classes; i++) most = Math.Max(most, matrix[i / classes, i % classes]);
        int digits = Math.Max(DigitGlyphs.Measure(Text(most)), DigitGlyphs.Measure(Text(classes - 1)));
        int cellWidth = digits + 2 * Margin, cellHeight = DigitGlyphs.Height + 2 * Margin;
        var image = new PngImage((classes + 1) * cellWidth, (classes + 1) * cellHeight);
        image.Fill(0, 0, image.Width, image.Height, (255, 255, 255));
        for (int i = 0; i < classes; i++)
        {
            Write(image, Text(i), (i + 1) * cellWidth, 0, cellWidth, (110, 110, 110));
            Write(image, Text(i), 0, (i + 1) * cellHeight, cellWidth, (110, 110, 110));
        }

        for (int actual = 0; actual < classes; actual++)
        {
            long all = Row(matrix, actual);
            for (int predicted = 0; predicted < classes; predicted++)
            {
                long count = matrix[actual, predicted];
                double share = all == 0 ? 0 : (double)count / all;
                int left = (predicted + 1) * cellWidth, top = (actual + 1) * cellHeight;
                image.Fill(left, top, cellWidth - 1, cellHeight - 1, Shade(share, actual == predicted));
                if (count > 0) Write(image, Text(count), left, top, cellWidth, share > 0.5 ? ((byte)255, (byte)255, (byte)255) : ((byte)30, (byte)30, (byte)30));
            }
        }

        return Enlarge(image);
    }

    private static PngImage DrawShares(ConfusionMatrix matrix, int cell)
    {
        int classes = matrix.Classes;
        var image = new PngImage(classes * cell, classes * cell);
        for (int actual = 0; actual < classes; actual++)
        {
            long all = Row(matrix, actual);
            for (int predicted = 0; predicted < classes; predicted++)
                image.Fill(predicted * cell, actual * cell, cell, cell, Shade(all == 0 ? 0 : (double)matrix[actual, predicted] / all, actual == predicted));
        }

        return image;
    }

    private static long Row(ConfusionMatrix matrix, int actual)
    {
        long all = 0;
        for (int predicted = 0; predicted < matrix.Classes; predicted++) all += matrix[actual, predicted];
        return all;
    }

    // From nearly white to blue for what is right, to red for what is not; a single mistake is to be seen among many.
    private static (byte, byte, byte) Shade(double share, bool isRight)
    {
        double depth = share == 0 ? 0 : 0.15 + 0.85 * Math.Sqrt(share);
        var (red, green, blue) = isRight ? (31, 78, 160) : (190, 50, 45);
        return (Mix(245, red, depth), Mix(246, green, depth), Mix(248, blue, depth));
    }

    private static byte Mix(int from, int to, double share) => (byte)Math.Round(from + (to - from) * share);

    private static void Write(PngImage image, string digits, int left, int top, int width, (byte, byte, byte) color) =>
        DigitGlyphs.Draw(image, digits, left + (width - 1 - DigitGlyphs.Measure(digits)) / 2, top + Margin, color);

    private static PngImage Enlarge(PngImage image)
    {
        var large = new PngImage(image.Width * Scale, image.Height * Scale);
        for (int y = 0; y < large.Height; y++)
            for (int x = 0; x < large.Width; x++) large.Set(x, y, image[x / Scale, y / Scale]);
        return large;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
